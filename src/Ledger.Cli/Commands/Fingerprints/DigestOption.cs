using System.CommandLine;
using Ledger.Evidence.Manifests;

namespace Ledger.Cli.Commands;

/// <summary><c>--digest</c>: which digests a fingerprint has.</summary>
internal static class DigestOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--digest")
        {
            Description = "sha256, sm3 or both.",
            DefaultValueFactory = _ => "both",
        };
        option.AcceptOnlyFromAmong("sha256", "sm3", "both");
        return option;
    }

    public static ManifestDigests Read(string value) => value switch
    {
        "sha256" => ManifestDigests.Sha256,
        "sm3" => ManifestDigests.Sm3,
        _ => ManifestDigests.Both,
    };
}
