using Ledger.Evidence.Manifests;

namespace Ledger.Sources.Rows;

/// <summary>A row that is to be shown.</summary>
internal sealed record WantedRow(DigestSet Leaf, byte[] Row, byte[] Salt);
