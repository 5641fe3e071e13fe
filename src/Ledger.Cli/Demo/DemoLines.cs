namespace Ledger.Cli.Demo;

/// <summary>A text in both languages.</summary>
internal readonly record struct Words(string English, string Chinese);

/// <summary>Says what happened and where to look, a line each, in one language.</summary>
internal sealed class DemoLines(bool chinese)
{
    private int _step;

    public void Step(Words what, string where) => Console.WriteLine($"{++_step,3}  {In(what)} · {where}");

    public void Plain(Words what) => Console.WriteLine(In(what));

    public string In(Words words) => chinese ? words.Chinese : words.English;
}

/// <summary>The walk-through cannot go on; the message says why, and what to do.</summary>
internal sealed class DemoException(string message) : IOException(message);
