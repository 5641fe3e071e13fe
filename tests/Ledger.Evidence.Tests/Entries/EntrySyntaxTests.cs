using System.Globalization;
using CsCheck;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

public sealed class EntrySyntaxTests
{
    private const string Good = "2024-02-29T23:59:59.999Z";

    [Fact]
    public void Every_time_is_read_as_it_was_written() => Gen.Long[0, DateTime.MaxValue.Ticks].Sample(ticks =>
    {
        var time = new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return EntrySyntax.TryTime(EntrySyntax.FormatTime(time), out var read) && read == time;
    });

    [Fact]
    public void With_any_character_changed_a_time_is_another_one_or_none()
    {
        const string others = "0123456789-:.TZtz+ /٣";
        for (var at = 0; at < Good.Length; at++)
        {
            foreach (var other in others)
            {
                var text = Good[..at] + other + Good[(at + 1)..];
                var expected = DateTimeOffset.TryParseExact(
                    text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal, out var time);

                Assert.Equal((expected, time), (EntrySyntax.TryTime(text, out var read), read));
            }
        }
    }

    [Theory]
    [InlineData("0000-01-01T00:00:00.000Z")]
    [InlineData("2023-02-29T00:00:00.000Z")]
    [InlineData("2024-13-01T00:00:00.000Z")]
    [InlineData("2024-00-01T00:00:00.000Z")]
    [InlineData("2024-04-31T00:00:00.000Z")]
    [InlineData("2024-04-00T00:00:00.000Z")]
    [InlineData("2024-04-01T24:00:00.000Z")]
    [InlineData("2024-04-01T00:60:00.000Z")]
    [InlineData("2024-04-01T00:00:60.000Z")]
    [InlineData("2024-04-01T00:00:00.000")]
    [InlineData("2024-04-01T00:00:00.0000Z")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_on_no_clock_is_no_time(string? text) => Assert.False(EntrySyntax.TryTime(text, out _));
}
