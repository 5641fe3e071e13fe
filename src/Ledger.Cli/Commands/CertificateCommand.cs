using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger certificate</c>: a certificate as a file.</summary>
internal static class CertificateCommand
{
    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Argument<CertificateCode> s_number = new("number")
    {
        Description = "The certificate number, for example SJ4212025030001.",
        CustomParser = result =>
        {
            if (CertificateCode.TryParse(result.Tokens[0].Value, out var code))
            {
                return code;
            }

            result.AddError($"{result.Tokens[0].Value} is no certificate number: SJ and 13 digits.");
            return default;
        },
    };

    private static readonly Option<CertificateForm> s_form = new("--form")
    {
        Description = "pdf, credential (a W3C Verifiable Credential), or archive with signatures and evidence.",
        DefaultValueFactory = _ => CertificateForm.Archive,
    };

    private static readonly Option<FileInfo?> s_out = new("--out")
    {
        Description = "File to write. Default: the certificate's number in this folder.",
    };

    public static Command Create()
    {
        var command = new Command("certificate", "Download a certificate that you hold a right on.")
        {
            s_number, s_form, s_out, s_server, s_account,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(s_account) is null)
        {
            throw new UsageException("A certificate is given to those who hold a right on it: name them by --account.");
        }

        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        var (number, form) = (parsed.GetRequiredValue(s_number), parsed.GetValue(s_form));
        using var bytes = new MemoryStream();
        if (!await client.DownloadCertificateAsync(number, form, bytes, cancellationToken))
        {
            await Console.Error.WriteLineAsync(
                $"{number} was not issued here, or --account names nobody who holds a right on it.");
            return ExitCodes.Failed;
        }

        var file = parsed.GetValue(s_out)?.FullName ?? Path.GetFullPath($"{number}.{form.FileName()}");
        await File.WriteAllBytesAsync(file, bytes.ToArray(), cancellationToken);
        Console.WriteLine($"{file}, {Sizes.Of(bytes.Length)}");
        return ExitCodes.Done;
    }
}
