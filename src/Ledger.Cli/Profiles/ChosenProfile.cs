using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Ledger.Cli.Profiles;

/// <summary>Which profile counts: the one named, the variable's, or the one in use.</summary>
internal static class ChosenProfile
{
    private const string Variable = "LEDGER_PROFILE";

    /// <summary>The option that names one, known to every verb.</summary>
    public static Option<string?> Option { get; } = Create();

    /// <summary>
    /// What a verb's option has where it is not given: of the profile that is named, else the variable of its own, else
    /// of the profile of the variable or in use.
    /// </summary>
    /// <param name="result">Where the option stands; gets the fault of a profile that is none.</param>
    /// <param name="own">The option's own variable.</param>
    /// <param name="of">What a profile has for it.</param>
    public static string? Find(ArgumentResult result, string own, Func<Profile, string?> of)
    {
        try
        {
            var named = result.GetValue(Option);
            if (named is null && Environment.GetEnvironmentVariable(own) is { Length: > 0 } variable)
            {
                return variable;
            }

            var list = ProfileStore.Load();
            named ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen : list.Current;
            if (named is null)
            {
                return null;
            }

            if (list.Profiles.TryGetValue(named, out var profile))
            {
                return of(profile);
            }

            result.AddError($"There is no profile {named}: ledger profile list.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            result.AddError(e.Message);
        }

        return null;
    }

    /// <summary>The names of all, as far as they can be read.</summary>
    public static IEnumerable<string> Names()
    {
        try
        {
            return ProfileStore.Load().Profiles.Keys;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static Option<string?> Create()
    {
        var option = new Option<string?>("--profile")
        {
            Description = $"Registry and account by the profile's name. Default: the variable {Variable}, else the one "
                + "in use.",
            Recursive = true,
        };
        option.CompletionSources.Add(static _ => [.. Names().Select(static name => new CompletionItem(name))]);
        return option;
    }
}
