using System.Buffers.Text;
using System.Text;
using CsCheck;
using Ledger.Server.Access;

namespace Ledger.Api.Tests.Access;

/// <summary>Lines read from behind are those read from before, whatever their lengths and the blocks.</summary>
public sealed class LinesBackTests
{
    private const int BlockLength = 1 << 16;
    private const int Iterations = 60;

    private static readonly byte[] s_text = Encoding.UTF8.GetBytes("数据é𝄞a");

    // Short, about as long as a block, and longer than several.
    private static readonly Gen<byte[]> s_line = Gen.Select(
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[BlockLength - 20, BlockLength + 20], Gen.Int[0, 200 * 1024]),
        Gen.Int[0, s_text.Length - 1]).Select(static (length, turn) => Line(length, turn));

    [Fact]
    public void Whole_lines_come_from_behind_and_an_unfinished_one_does_not() =>
        Gen.Select(s_line.Array[0, 6], s_line, s_line).Sample(
            (lines, head, tail) =>
            {
                var (file, from, ends) = Write(lines, head, tail);

                AssertLines(lines, LinesBack.Of(file, from, file.Length));
                for (var i = 0; i < ends.Count; i++)
                {
                    AssertLines(lines.Take(i + 1), LinesBack.Of(file, from, ends[i]));
                }
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void A_place_found_by_halving_is_the_one_that_is_found_line_by_line() =>
        Gen.Select(Gen.Select(Gen.Int[1, 3], s_line).Array[0, 6], s_line, s_line).Sample(
            (steps, head, tail) =>
            {
                List<long> numbers = [];
                List<byte[]> lines = [];
                foreach (var (step, text) in steps)
                {
                    numbers.Add(numbers.LastOrDefault() + step);
                    lines.Add([.. Encoding.ASCII.GetBytes($"{numbers[^1]} "), .. text]);
                }

                var (file, from, ends) = Write(lines, head, tail);
                for (var number = 0L; number <= numbers.LastOrDefault() + 1; number++)
                {
                    var below = numbers.Count(known => known < number);
                    Assert.Equal(
                        below == 0 ? from : ends[below - 1], LinesBack.PlaceOf(file, from, number, NumberOf));
                }
            },
            iter: Iterations,
            threads: 1);

    private static void AssertLines(IEnumerable<byte[]> expected, IEnumerable<byte[]> found) => Assert.Equal(
        Enumerable.Reverse(expected).Select(static line => Encoding.Latin1.GetString(line)),
        found.Select(static line => Encoding.Latin1.GetString(line)));

    // What stands before, whole lines with where each ends, and one that was not finished.
    private static (MemoryStream File, long From, List<long> Ends) Write(
        IReadOnlyList<byte[]> lines, byte[] head, byte[] tail)
    {
        var file = new MemoryStream();
        file.Write([.. head, (byte)'\n']);
        var from = file.Length;
        List<long> ends = [];
        foreach (var line in lines)
        {
            file.Write([.. line, (byte)'\n']);
            ends.Add(file.Length);
        }

        file.Write(tail);
        return (file, from, ends);
    }

    private static long NumberOf(byte[] line) => Utf8Parser.TryParse(line, out long number, out _)
        ? number
        : throw new InvalidDataException("The line begins with no number.");

    // Text that is cut and turned anywhere, within a character too.
    private static byte[] Line(int length, int turn)
    {
        var line = new byte[length];
        for (var i = 0; i < length; i++)
        {
            line[i] = s_text[(i + turn) % s_text.Length];
        }

        return line;
    }
}
