using Ledger.Cli.Demo.Products;
using Ledger.Domain;

namespace Ledger.Cli.Demo;

/// <summary>
/// The main job, end to end: parties, fingerprints, a refusal with its clause, collected sets and the products made of
/// them through the whole process to certificates, then publication, chains and evidence.
/// </summary>
internal sealed class DemoRun(DemoActors actors, DemoIds ids, DemoLines lines, string data, string inputs)
{
    private readonly ContentSteps _content = new(lines, data);
    private readonly CaseSteps _cases = new(actors, ids, lines);
    private readonly Applications _applications = new(actors, ids);
    private readonly InputSets _inputs = new(inputs);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await new PartySteps(actors, ids, lines).RunAsync(cancellationToken);
        var collected = new List<DemoAsset>();
        foreach (var set in (DemoSet[])[_inputs.ChinaDivision, _inputs.Vega, _inputs.WorldAtlas])
        {
            collected.Add(await CollectedAsync(set, cancellationToken));
        }

        await new RefusalStep(ids, lines).RunAsync(collected[0], cancellationToken);
        var certificates = await CertifyAsync(collected, cancellationToken);
        var products = await ProductsAsync(collected[0], collected[1], cancellationToken);
        certificates = [.. certificates, .. await CertifyAsync(products, cancellationToken)];
        DemoAsset[] all = [.. collected, .. products];
        await new WaitStep(actors, lines).RunAsync(all, cancellationToken);
        var evidence = new EvidenceStep(actors, lines, data);
        var offered = await evidence.RunAsync(all, cancellationToken);
        new DemoEnd(actors, lines, data).Show(products[0], certificates[^2], offered ? evidence : null);
    }

    private async Task<DemoAsset> CollectedAsync(DemoSet set, CancellationToken cancellationToken)
    {
        var printed = await _content.FingerprintAsync(set, actors.Holder, cancellationToken);
        var documents = await Documents.CollectedAsync(printed, _inputs.LicenceOf(set), cancellationToken);
        return _applications.Collected(printed, documents);
    }

    private async Task<IReadOnlyList<DemoAsset>> ProductsAsync(
        DemoAsset divisions, DemoAsset vega, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(data, "products");
        var villages = await VillagesPerCounty.MakeAsync(
            divisions.Set.Set.Location, Path.Combine(folder, "villages-per-county.csv"), cancellationToken);
        var flights = await FlightsPerAirport.MakeAsync(
            vega.Set.Set.Location, Path.Combine(folder, "flights-per-airport.csv"), cancellationToken);
        return
        [
            await DerivedAsync(ProductSets.Villages(villages), villages, divisions, cancellationToken),
            await DerivedAsync(ProductSets.Flights(flights), flights, vega, cancellationToken),
        ];
    }

    private async Task<DemoAsset> DerivedAsync(
        DemoSet set, Product product, DemoAsset source, CancellationToken cancellationToken)
    {
        lines.Step(
            new Words(
                $"Made {set.Label.English}: {product.Rows} rows from {product.RowsRead} records of {source.Key}",
                $"{set.Label.Chinese}已生成：由 {source.Key} 的 {product.RowsRead} 条记录得 {product.Rows} 行"),
            product.File);
        var printed = await _content.FingerprintAsync(set, actors.Maker, cancellationToken);
        var documents = await Documents.DerivedAsync(printed, source, product, cancellationToken);
        return _applications.Derived(printed, source, documents);
    }

    /// <summary>Cases that are under notice together wait for its end once.</summary>
    private async Task<IReadOnlyList<CertificateCode>> CertifyAsync(
        IReadOnlyList<DemoAsset> assets, CancellationToken cancellationToken)
    {
        var states = new List<Domain.Registration.CaseState>();
        foreach (var asset in assets)
        {
            states.Add(await _cases.ToNoticeAsync(asset, cancellationToken));
        }

        await new ClockStep(actors, lines).PassAsync(states, cancellationToken);
        var certificates = new List<CertificateCode>();
        foreach (var asset in assets)
        {
            certificates.Add(await _cases.CompleteAsync(asset, cancellationToken));
        }

        return certificates;
    }
}
