using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>
/// Takes the members of an object one by one; the first that is missing or wrong is the error, and so is one that
/// nobody took. After an error what is returned is meaningless.
/// </summary>
internal sealed class MemberReader(JsonObject source, string path = "")
{
    private int _taken;
    private string? _error;

    /// <summary>The first error, or that a member is unknown; null when everything was taken and right.</summary>
    public string? Error => _error
        ?? (_taken == source.Members.Count ? null
            : $"'{(path.Length == 0 ? "the object" : path)}' has unknown members.");

    /// <summary>Counts a member as taken that the caller reads from the source itself.</summary>
    public void Take() => _taken++;

    public bool Has(string name) => source[name] is not null;

    public void Literal(string name, string value) => Text(name, text => text == value);

    public string Text(string name, Func<string, bool> rule)
    {
        _taken++;
        return source.TryGetText(name, out var text) && rule(text) ? text : Wrong(name, "");
    }

    public ulong Decimal(string name, ulong least)
    {
        _taken++;
        return source.TryGetText(name, out var text) && EntrySyntax.TryDecimal(text, out var value) && value >= least
            ? value
            : Wrong(name, 0UL);
    }

    public long Number(string name)
    {
        _taken++;
        return source.TryGetNumber(name, out var value) ? value : Wrong(name, 0L);
    }

    public DateTimeOffset Time(string name)
    {
        _taken++;
        return source.TryGetText(name, out var text) && EntrySyntax.TryTime(text, out var value)
            ? value
            : Wrong(name, default(DateTimeOffset));
    }

    public StreamName Stream(string name)
    {
        _taken++;
        return source.TryGetText(name, out var text) && StreamName.TryParse(text, out var value)
            ? value
            : Wrong(name, default(StreamName));
    }

    public Digest Digest(string name)
    {
        _taken++;
        return source.TryGetDigest(name, out var value) ? value : Wrong(name, default(Digest));
    }

    public DigestPair Digests() => new(Digest("sha256"), Digest("sm3"));

    public byte[] Base64(string name, int most)
    {
        _taken++;
        return source.TryGetText(name, out var text)
            && CanonicalBase64.TryDecode(text, out var bytes)
            && bytes.Length > 0 && bytes.Length <= most
                ? bytes
                : Wrong(name, Array.Empty<byte>());
    }

    public JsonObject Value(string name)
    {
        _taken++;
        return source.TryGetObject(name, out var value) ? value : Wrong(name, new JsonObject());
    }

    public T Object<T>(string name, Func<MemberReader, T> read)
    {
        var members = new MemberReader(Value(name), Inner(name));
        var value = read(members);
        _error ??= members.Error;
        return value;
    }

    public IReadOnlyList<T> List<T>(string name, Func<MemberReader, T> read)
    {
        _taken++;
        if (!source.TryGetArray(name, out var items))
        {
            return Wrong(name, Array.Empty<T>());
        }

        var values = new List<T>(items.Count);
        foreach (var item in items)
        {
            if (item is not JsonObject members)
            {
                return Wrong(name, Array.Empty<T>());
            }

            var reader = new MemberReader(members, Inner(name));
            values.Add(read(reader));
            _error ??= reader.Error;
        }

        return values;
    }

    public IReadOnlyList<JsonValue> Items(string name, int most)
    {
        _taken++;
        return source.TryGetArray(name, out var items) && items.Count <= most
            ? items
            : Wrong(name, Array.Empty<JsonValue>());
    }

    /// <summary>Reports what a member's own rule does not see.</summary>
    public void Refuse(string reason) => _error ??= reason;

    private string Inner(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private T Wrong<T>(string name, T value)
    {
        _error ??= $"'{Inner(name)}' is missing or malformed.";
        return value;
    }
}
