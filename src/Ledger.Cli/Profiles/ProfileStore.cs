using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Cli.Profiles;

/// <summary>
/// Where a user's profiles stand: <c>ledger/profiles.json</c> in the folder of configuration (XDG Base Directory
/// Specification). It names account files and holds no key.
/// </summary>
internal static class ProfileStore
{
    private static string Path => System.IO.Path.Combine(UserFolders.Configuration, "profiles.json");

    /// <exception cref="InvalidDataException">The file is none of profiles.</exception>
    public static ProfileList Load()
    {
        if (!File.Exists(Path))
        {
            return ProfileList.None;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path), ProfileJson.Default.ProfileList)
                is { Profiles: not null } list && list.Profiles.Values.All(static one => one is { Server: not null })
                ? list
                : throw new JsonException("Profiles are missing.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path} holds no profiles: {e.Message}", e);
        }
    }

    /// <summary>Replaces the file, whole or not at all.</summary>
    public static void Save(ProfileList list)
    {
        Directory.CreateDirectory(UserFolders.Configuration);
        var half = $"{Path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            JsonSerializer.Serialize(stream, list, ProfileJson.Default.ProfileList);
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, Path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ProfileList))]
internal sealed partial class ProfileJson : JsonSerializerContext;
