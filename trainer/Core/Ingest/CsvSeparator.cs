using System.IO;
using System.Linq;

namespace MbRlRobot.Ingest;

/// <summary>Finds out what separates the cells of a user's table.</summary>
internal static class CsvSeparator
{
    private const int LongestHeader = 1 << 20;
    private const string Candidates = ",;\t";

    /// <summary>The most frequent of comma, semicolon and tabulator in the first line, outside quotes; a comma where there is none.</summary>
    internal static char Of(TextReader text)
    {
        int[] counts = new int[Candidates.Length];
        bool isQuoted = false;
        for (int read = 0; read < LongestHeader && text.Read() is int character and >= 0; read++)
        {
            isQuoted ^= character == '"';
            int candidate = isQuoted ? -1 : Candidates.IndexOf((char)character, System.StringComparison.Ordinal);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
            else if (!isQuoted && character is '\n' or '\r')
            {
                break;
            }
        }

        return Candidates[counts.ToList().IndexOf(counts.Max())];
    }
}
