using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;

namespace Ledger.Cli.Demo;

/// <summary>The materials of an application (guide, articles 20, 21 and 33), made from the data itself.</summary>
internal static class Documents
{
    private const int SampleLines = 20;
    private const int SampleBytes = 4096;

    public static async Task<IReadOnlyList<Document>> CollectedAsync(
        PrintedSet printed, string licence, CancellationToken cancellationToken) =>
    [
        Identity(PartySteps.Holder),
        Document.Of(
            MaterialKind.LawfulAcquisition, "来源与许可声明（发布包原文）",
            await File.ReadAllBytesAsync(licence, cancellationToken)),
        await SampleAsync(printed, cancellationToken),
        Description(printed),
        Json(MaterialKind.JointApplication, "共同申请声明", new JsonObject(
            ("statement", "双方共同部署程序收集该数据，共同申请登记，权利配置以申请书为准。"),
            ("applicants", new JsonArray(PartySteps.Holder.Name, PartySteps.Maker.Name)))),
    ];

    public static async Task<IReadOnlyList<Document>> DerivedAsync(
        PrintedSet printed, DemoAsset source, Products.Product product, CancellationToken cancellationToken) =>
    [
        Identity(PartySteps.Maker),
        Json(MaterialKind.LawfulAcquisition, "来源数据及使用权说明", new JsonObject(
            ("statement", "来源数据已登记，申请人为其登记的使用权人。"),
            ("asset", source.Id.ToString()),
            ("manifest", source.Application.Content.Sha256.ToString()))),
        await SampleAsync(printed, cancellationToken),
        Description(printed),
        Json(MaterialKind.SubstantiveChange, "实质性加工说明", new JsonObject(
            ("statement", "逐条记录归并为统计表：内容、结构与用途均已改变，来源数据不可由其还原。"),
            ("recordsRead", CanonicalDecimal.Encode((ulong)product.RowsRead)),
            ("recordsMade", CanonicalDecimal.Encode((ulong)product.Rows)),
            ("from", source.Application.Content.Sha256.ToString()),
            ("to", printed.Print.Content.Sha256.ToString()))),
    ];

    private static Document Identity(Organisation organisation) =>
        Json(MaterialKind.Identity, "申请人身份说明（演示）", new JsonObject(
            ("name", organisation.Name),
            ("code", organisation.Code.ToString()),
            ("division", organisation.Division.ToString())));

    private static Document Description(PrintedSet printed) =>
        Json(MaterialKind.DataDescription, "数据描述", new JsonObject(
            ("name", printed.Set.Name),
            ("overview", printed.Set.Overview),
            ("manifest", printed.Print.Content.Sha256.ToString()),
            ("files", new JsonArray(printed.Print.Manifest.Files.Select(file => (JsonValue)new JsonObject(
                ("path", file.Path), ("bytes", CanonicalDecimal.Encode((ulong)file.Length))))))));

    private static async Task<Document> SampleAsync(PrintedSet printed, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(printed.Set.Location, printed.Set.Sample));
        var buffer = new byte[SampleBytes];
        var length = await stream.ReadAtLeastAsync(buffer, SampleBytes, throwOnEndOfStream: false, cancellationToken);
        var end = 0;
        for (var lines = 0; lines < SampleLines; lines++)
        {
            end += buffer.AsSpan(end, length - end).IndexOf((byte)'\n') + 1;
        }

        return Document.Of(
            MaterialKind.DataSample, "数据样例：" + Path.GetFileName(printed.Set.Sample),
            buffer.AsMemory(0, end > 0 ? end : length));
    }

    private static Document Json(MaterialKind kind, string title, JsonObject content) =>
        Document.Of(kind, title, CanonicalJson.Write(content));
}
