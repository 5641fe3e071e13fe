using Ledger.Evidence.Words;

namespace Ledger.Evidence.Tests.Words;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, null, "zh_CN.UTF-8", Language.Chinese)]
    [InlineData(null, null, "zh", Language.Chinese)]
    [InlineData(null, null, "ZH-Hans", Language.Chinese)]
    [InlineData(null, null, "zha_CN.UTF-8", Language.English)]
    [InlineData(null, null, "en_GB.UTF-8", Language.English)]
    [InlineData(null, null, "C", Language.English)]
    [InlineData(null, null, null, Language.English)]
    [InlineData(null, "zh_CN.GB18030", "en_GB.UTF-8", Language.Chinese)]
    [InlineData("C.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", Language.English)]
    [InlineData("", "", "zh_TW.UTF-8", Language.Chinese)]
    public void The_environment_asks_in_the_order_of_posix(
        string? all, string? messages, string? language, Language expected) =>
        Assert.Equal(expected, Languages.Of(name => name switch
        {
            "LC_ALL" => all,
            "LC_MESSAGES" => messages,
            "LANG" => language,
            _ => null,
        }));
}
