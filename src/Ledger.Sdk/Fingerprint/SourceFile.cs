using System.Globalization;

namespace Ledger.Sdk.Fingerprint;

/// <summary>A file to be read.</summary>
/// <param name="location">Its path for the operating system.</param>
/// <param name="path">Its path in the manifest.</param>
/// <param name="state">What it was when the work began.</param>
internal sealed class SourceFile(string location, string path, FileState state)
    : ContentSource(path, location, state.Length)
{
    public FileState Found => state;

    public override string State => string.Create(
        CultureInfo.InvariantCulture, $"{state.Length} {state.Identity} {state.Written} {state.Changed}");

    public override bool IsRemote => false;

    public override IOpenContent Open() => OpenFile.Open(this);
}
