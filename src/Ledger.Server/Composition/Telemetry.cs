using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ledger.Server.Composition;

/// <summary>
/// Traces and metrics by OpenTelemetry; exported where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, else kept.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var exports = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ledger-server"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("Ledger", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting");
                if (exports)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .WithTracing(traces =>
            {
                traces.AddAspNetCoreInstrumentation().AddSource("Microsoft.Orleans.Application", "Ledger");
                if (exports)
                {
                    traces.AddOtlpExporter();
                }
            });
    }
}
