using System.Runtime.InteropServices;
using Ledger.Cryptography;

namespace Ledger.Domain.Json;

/// <summary>
/// The members of an object in one of two directions. When writing, each call takes a member from the subject and gives
/// it back unchanged; when reading, each call reads a member from JSON. So one expression that builds a record from
/// its members serves both.
/// </summary>
internal sealed class Fields<T>
    where T : class
{
    // What is read writes nothing.
    private static readonly List<(string Name, JsonValue Value)> s_none = [];

    private readonly T? _subject;
    private readonly List<(string Name, JsonValue Value)> _written;
    private readonly JsonObject? _json;
    private readonly Reading? _reading;
    private int _found;

    private Fields(T? subject, JsonObject? json, Reading? reading) =>
        (_subject, _json, _reading, _written) = (subject, json, reading, subject is null ? s_none : new(8));

    public static JsonObject Write(T subject, Func<Fields<T>, T> map)
    {
        var fields = new Fields<T>(subject, null, null);
        map(fields);
        return new JsonObject(CollectionsMarshal.AsSpan(fields._written));
    }

    public static T? Read(JsonValue json, Reading reading, Func<Fields<T>, T> map)
    {
        if (json is not JsonObject members)
        {
            return reading.Fail<T>("an object is expected");
        }

        var fields = new Fields<T>(null, members, reading);
        var value = map(fields);
        return fields._found == members.Members.Count
            ? value
            : reading.Fail<T>("a member is unknown");
    }

    /// <summary>A member that is always there.</summary>
    public TMember Get<TMember>(string name, Codec<TMember> codec, Func<T, TMember> select)
    {
        if (_subject is not null)
        {
            var value = select(_subject);
            _written.Add((name, codec.Write(value)));
            return value;
        }

        if (!_json!.TryGet(name, out var json))
        {
            return _reading!.Fail<TMember>($"{name} is missing")!;
        }

        return ReadMember(name, codec, json)!;
    }

    /// <summary>A member that is left out when it is null; JSON null is not read.</summary>
    public TMember? Maybe<TMember>(string name, Codec<TMember> codec, Func<T, TMember?> select)
        where TMember : class
    {
        if (_subject is not null)
        {
            var value = select(_subject);
            if (value is not null)
            {
                _written.Add((name, codec.Write(value)));
            }

            return value;
        }

        return _json!.TryGet(name, out var json) ? ReadMember(name, codec, json) : null;
    }

    /// <summary>A member that is left out when it is null; JSON null is not read.</summary>
    public TMember? MaybeValue<TMember>(string name, Codec<TMember> codec, Func<T, TMember?> select)
        where TMember : struct
    {
        if (_subject is not null)
        {
            var value = select(_subject);
            if (value is { } present)
            {
                _written.Add((name, codec.Write(present)));
            }

            return value;
        }

        return _json!.TryGet(name, out var json) ? ReadMember(name, codec, json) : null;
    }

    private TMember? ReadMember<TMember>(string name, Codec<TMember> codec, JsonValue json)
    {
        _found++;
        _reading!.Enter(name);
        var value = codec.Read(json, _reading);
        _reading.Leave();
        return value;
    }
}
