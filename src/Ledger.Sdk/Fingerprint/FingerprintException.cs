namespace Ledger.Sdk.Fingerprint;

/// <summary>Data could not be fingerprinted as it lies there. Nothing was written to it.</summary>
public sealed class FingerprintException : IOException
{
    /// <summary>Creates the exception for a path and a cause.</summary>
    public FingerprintException(FingerprintFault fault, string path, Exception? cause = null)
        : base($"{Describe(fault)}: {path}{(cause is null ? "" : $" ({cause.Message})")}", cause) =>
        (Fault, Path) = (fault, path);

    /// <summary>What is the matter.</summary>
    public FingerprintFault Fault { get; }

    /// <summary>Where, as a path of the operating system.</summary>
    public string Path { get; }

    /// <summary>The same in Chinese.</summary>
    public string Chinese => $"{DescribeInChinese(Fault)}：{Path}";

    private static string Describe(FingerprintFault fault) => fault switch
    {
        FingerprintFault.Missing => "There is no such file or folder",
        FingerprintFault.Unreadable => "It cannot be read",
        FingerprintFault.Changed => "It changed while it was being read",
        FingerprintFault.SymbolicLink => "A symbolic link is not followed; name its target instead",
        FingerprintFault.SpecialFile => "It is neither a file nor a folder",
        FingerprintFault.Name => "Its name cannot stand in a manifest (controls, backslash, not UTF-8, not NFC, long, "
            + "file and folder at once)",
        FingerprintFault.Empty => "It holds no file",
        _ => "There are more files than one manifest holds",
    };

    private static string DescribeInChinese(FingerprintFault fault) => fault switch
    {
        FingerprintFault.Missing => "没有此文件或目录",
        FingerprintFault.Unreadable => "无法读取",
        FingerprintFault.Changed => "读取期间内容发生变化",
        FingerprintFault.SymbolicLink => "不跟随符号链接，请直接指定其目标",
        FingerprintFault.SpecialFile => "既非文件也非目录",
        FingerprintFault.Name => "名称不能写入清单（控制字符、反斜杠、非 UTF-8、非 NFC、过长或兼为文件与目录）",
        FingerprintFault.Empty => "其中没有文件",
        _ => "文件数量超过一份清单的上限",
    };
}
