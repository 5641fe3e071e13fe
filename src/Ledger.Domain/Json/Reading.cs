namespace Ledger.Domain.Json;

/// <summary>Keeps the first fault of a reading, with the path to it.</summary>
internal sealed class Reading
{
    private readonly Stack<string> _path = new();

    public string? Error { get; private set; }

    public void Enter(string step) => _path.Push(step);

    public void Leave() => _path.Pop();

    /// <summary>Notes a fault at the present path, unless one was noted before; gives back nothing.</summary>
    public T? Fail<T>(string fault)
    {
        Error ??= $"{(_path.Count == 0 ? "$" : "$." + string.Join('.', _path.Reverse()))}: {fault}";
        return default;
    }
}
