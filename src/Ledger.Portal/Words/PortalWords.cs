namespace Ledger.Portal.Words;

/// <summary>
/// The portal's words: <c>PortalWords.resx</c> in Chinese, <c>PortalWords.en.resx</c> in English, key by key.
/// </summary>
public sealed class PortalWords;
