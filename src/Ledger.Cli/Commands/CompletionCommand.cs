using System.CommandLine;
using Ledger.Cli.Output;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger completion SHELL</c>: what a shell has to run once so that it completes words of this command. Each asks
/// the command itself, by its directive <c>[suggest:PLACE]</c>, so that nothing has to be kept in step.
/// </summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        _ledger() {
            local IFS=$'\n'
            local word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=($(compgen -W "$(ledger "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _ledger ledger
        """;

    private const string Zsh =
        """
        #compdef ledger
        _ledger() {
            local -a words_of_ledger
            words_of_ledger=("${(@f)$(ledger "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- "${words_of_ledger[@]}"
            _files
        }
        compdef _ledger ledger
        """;

    private const string Fish =
        """
        function __ledger
            set -l typed (commandline -cp)
            ledger "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
        end
        complete -c ledger -a "(__ledger)"
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command(
            "completion", "Print what a shell runs to complete this command: source <(ledger completion bash).")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Console.WriteLine(parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            });
            return ExitCodes.Done;
        });
        return command;
    }
}
