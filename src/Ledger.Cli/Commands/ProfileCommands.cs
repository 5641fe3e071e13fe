using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Cli.Profiles;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger profile add|list|use|remove</c>: registries and accounts under names of one's own.</summary>
internal static class ProfileCommands
{
    private static readonly Option<bool> s_json = CommonOptions.Json();

    private static readonly Option<Uri> s_server = new("--server")
    {
        Description = "Address of the registry.",
        Required = true,
        CustomParser = CommonOptions.ParseAddress,
    };

    private static readonly Option<FileInfo?> s_account = new("--account")
    {
        Description = "Account file to act with; only its owner may read it.",
    };

    public static Command Create() => new("profile", "Registries and accounts under names of your own.")
    {
        Add(), List(), Use(), Remove(),
    };

    private static Command Add()
    {
        var name = Name();
        var command = new Command("add", "Add a profile, or replace it. The first one is used from then on.")
        {
            name, s_server, s_account,
        };
        command.SetAction(parsed =>
        {
            var account = parsed.GetValue(s_account)?.FullName;
            if (account is not null)
            {
                KeyFile.Check(account);
            }

            var (list, added) = (ProfileStore.Load(), parsed.GetRequiredValue(name));
            list.Profiles[added] = new Profile(parsed.GetRequiredValue(s_server).ToString(), account);
            ProfileStore.Save(list with { Current = list.Current ?? added });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the profiles; the one in use has a star.") { s_json };
        command.SetAction(parsed =>
        {
            var list = ProfileStore.Load();
            IReadOnlyList<ListedProfile> rows =
            [
                .. list.Profiles.Select(one => new ListedProfile(
                    one.Key, one.Value.Server, one.Value.Account, one.Key == list.Current)),
            ];
            if (parsed.GetValue(s_json))
            {
                Json.Print(rows);
                return ExitCodes.Done;
            }

            Nothing.Say(rows, "No profiles: ledger profile add NAME --server ADDRESS --account FILE.");
            foreach (var row in rows)
            {
                var star = row.InUse ? '*' : ' ';
                Console.WriteLine($"{star} {row.Name}  {row.Server}  {row.Account ?? "(no account)"}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Use()
    {
        var name = Name(known: true);
        var command = new Command("use", "Use a profile from now on, where nothing else is said.") { name };
        command.SetAction(parsed =>
        {
            var list = ProfileStore.Load();
            ProfileStore.Save(list with { Current = Known(list, parsed.GetRequiredValue(name)) });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = Name(known: true);
        var command = new Command("remove", "Remove a profile; account files stay where they are.") { name };
        command.SetAction(parsed =>
        {
            var list = ProfileStore.Load();
            var removed = Known(list, parsed.GetRequiredValue(name));
            list.Profiles.Remove(removed);
            ProfileStore.Save(list with { Current = list.Current == removed ? null : list.Current });
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Known(ProfileList list, string name) => list.Profiles.ContainsKey(name)
        ? name
        : throw new UsageException($"There is no profile {name}: ledger profile list.");

    private static Argument<string> Name(bool known = false)
    {
        var argument = new Argument<string>("name") { Description = "The profile's name." };
        if (known)
        {
            argument.CompletionSources.Add(static _ => [.. ChosenProfile.Names().Select(
                static name => new System.CommandLine.Completions.CompletionItem(name))]);
        }

        return argument;
    }
}
