namespace Ledger.Server.Configuration;

/// <summary>A witness that cosigns this log's checkpoints; somebody else runs it.</summary>
public sealed class WitnessOptions
{
    /// <summary>Its verifier key (c2sp.org/signed-note, type 0x04), as its operator publishes it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where it takes checkpoints: the submission prefix of c2sp.org/tlog-witness.</summary>
    public string Address { get; set; } = "";

    /// <summary>
    /// Whether it is asked about the SM3 tree, too: <c>ledger-witness</c> can, a witness of the public network cannot.
    /// </summary>
    public bool Sm3 { get; set; } = true;
}
