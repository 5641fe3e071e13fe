using System.CommandLine;
using Ledger.Cli.Commands;
using Ledger.Cli.Output;
using Ledger.Cli.Profiles;
using Ledger.Sdk;
using Ledger.Sdk.Fingerprint;
using Ledger.Sources;

namespace Ledger.Cli;

/// <summary>The <c>ledger</c> command: its verbs, and how every one of them ends.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        var ended = await RunAsync(parsed);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : ended;
    }

    private static RootCommand Root() =>
        new("Register data assets, look at the registry's public log, and check what it says.")
        {
            FingerprintCommand.Create(),
            RegisterCommand.Create(),
            ImportCommand.Create(),
            ShowCommand.Create(),
            LogCommand.Create(),
            ChainCommand.Create(),
            KeysCommand.Create(),
            MemberCommands.Create(),
            RestorationCommands.Create(),
            RulesCommand.Create(),
            RegistrarCommands.Create(),
            ListCommands.Create(),
            OrderCommands.Create(),
            DueCommand.Create(),
            NearDuplicateCommand.Create(),
            CatalogueCommands.Create(),
            CertificateCommand.Create(),
            EvidenceCommand.Create(),
            SearchCommand.Create(),
            NoticesCommand.Create(),
            ActCommand.Create(),
            EgressCommand.Create(),
            OutboxCommands.Create(),
            WatchCommand.Create(),
            WebhookCommands.Create(),
            ProvenanceCommand.Create(),
            CollectionCommands.Create(),
            OperationCommands.Audit(),
            OperationCommands.Rebuild(),
            VerifyCommand.Create(),
            ProfileCommands.Create(),
            CompletionCommand.Create(),
            DemoCommand.Create(),
            ChosenProfile.Option,
        };

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            invocation.ProcessTerminationTimeout =
                ImportCommand.PatienceOf(parsed) ?? invocation.ProcessTerminationTimeout;
            return await parsed.InvokeAsync(invocation);
        }
        catch (UsageException e)
        {
            return Say(ExitCodes.Usage, e.Message);
        }
        catch (LedgerProblemException e)
        {
            return Say(ExitCodes.Failed, Refusals.Describe(e));
        }
        catch (OperationCanceledException)
        {
            return Say(ExitCodes.Failed, "Interrupted.");
        }
        catch (FingerprintException e)
        {
            return Say(ExitCodes.Failed, $"{e.Message}\n{e.Chinese}");
        }
        catch (BilingualException e)
        {
            return Say(ExitCodes.Failed, $"{e.Message}\n{e.Chinese}");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException
            or OutboxFullException)
        {
            return Say(ExitCodes.Failed, e.Message);
        }
    }

    private static int Say(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
