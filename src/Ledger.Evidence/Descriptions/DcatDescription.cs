using Ledger.Cryptography;

namespace Ledger.Evidence.Descriptions;

/// <summary>The asset as a data set (W3C DCAT 3).</summary>
internal static class DcatDescription
{
    public static byte[]? Make(DescriptionInput input) =>
        input.SubjectValue is { } value
        && value.TryGetText("kind", out var kind) && value.TryGetText("status", out var status)
        && value.TryGetObject("content", out var content) && content.HasExactly("sha256", "sm3")
        && content.TryGetDigest("sha256", out var sha256) && content.TryGetDigest("sm3", out var sm3)
            ? CanonicalJson.Write(new JsonObject(
                ("@context", Description.Context("adms", "dcat", "dct", "spdx")),
                ("@id", input.Iri(input.Subject.Stream.ToString())),
                ("@type", "dcat:Dataset"),
                ("adms:status", status),
                ("dcat:distribution", new JsonObject(
                    ("@type", "dcat:Distribution"),
                    ("spdx:checksum", new JsonArray(
                        Checksum("spdx:checksumAlgorithm_sha256", sha256),
                        Checksum("urn:oid:1.2.156.10197.1.401", sm3))))),
                ("dct:identifier", input.Subject.ToString()),
                ("dct:type", kind)))
            : null;

    private static JsonObject Checksum(string algorithm, Digest value) => new(
        ("@type", "spdx:Checksum"),
        ("spdx:algorithm", DescriptionInput.Reference(algorithm)),
        ("spdx:checksumValue", value.ToString()));
}
