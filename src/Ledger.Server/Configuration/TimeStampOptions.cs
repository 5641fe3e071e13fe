namespace Ledger.Server.Configuration;

/// <summary>Who stamps checkpoints with a time (RFC 3161).</summary>
public sealed class TimeStampOptions
{
    /// <summary>
    /// <c>none</c>, <c>development</c> (the one in the box, for development registries alone) or <c>http</c>.
    /// </summary>
    public string Kind { get; set; } = "none";

    /// <summary>The stamper's address (http). Nothing else is ever asked; redirects are not followed.</summary>
    public string Address { get; set; } = "";

    /// <summary>
    /// The address of the stamper that is asked about the SM3 tree's checkpoints (http); empty for
    /// <see cref="Address"/>. One that signs over another digest than SHA-256 (SM2 with SM3, say) stands when SHA-256
    /// falls.
    /// </summary>
    public string Sm3Address { get; set; } = "";

    /// <summary>Files with the stampers' certificates, DER (http).</summary>
    public IList<string> Certificates { get; } = [];

    /// <summary>Files with certificates of authorities that certify stampers, DER (http).</summary>
    public IList<string> Authorities { get; } = [];

    /// <summary>Pause between two looks for a checkpoint without a stamp.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);
}
