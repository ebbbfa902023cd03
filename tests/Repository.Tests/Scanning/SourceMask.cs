using System;

namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>
/// A C# source split by meaning into texts of the original's length and line structure, blank where the other part is.
/// </summary>
/// <param name="Code">
/// Code alone: no comments and directives; of a string or character literal only the quotes; the code in the holes of an
/// interpolated string, without the holes' own braces.
/// </param>
/// <param name="Comments">Comments alone.</param>
internal sealed record SourceMask(string Code, string Comments)
{
    /// <summary>Splits a source.</summary>
    public static SourceMask Of(string source)
    {
        var mask = new MaskWriter(source);
        new SourceLexer(mask).ReadAll();
        return new SourceMask(mask.Code, mask.Comments);
    }
}

/// <summary>A cursor over a source that copies what it passes into the code, into the comments, or nowhere.</summary>
internal sealed class MaskWriter
{
    private readonly string _source;
    private readonly char[] _code;
    private readonly char[] _comments;

    /// <summary>Initializes a new instance of the <see cref="MaskWriter"/> class at the start of a source.</summary>
    public MaskWriter(string source)
    {
        _source = source;
        _code = Blank(source);
        _comments = Blank(source);
    }

    public string Code => new(_code);

    public string Comments => new(_comments);

    public int At { get; private set; }

    public bool AtEnd => At >= _source.Length;

    /// <summary>Gets the character <paramref name="ahead"/> of the cursor, 0 past the end.</summary>
    public char Peek(int ahead = 0) => At + ahead < _source.Length ? _source[At + ahead] : '\0';

    public bool StartsWith(string text) => string.CompareOrdinal(_source, At, text, 0, text.Length) == 0;

    /// <summary>Counts how often a character stands from the cursor on.</summary>
    public int Run(char character, int ahead = 0)
    {
        int count = 0;
        while (Peek(ahead + count) == character)
        {
            count++;
        }

        return count;
    }

    /// <summary>Counts the characters up to a text, or to the end of the source.</summary>
    public int DistanceTo(string text, int ahead = 0)
    {
        int from = Math.Min(At + ahead, _source.Length);
        int found = _source.IndexOf(text, from, StringComparison.Ordinal);
        return (found < 0 ? _source.Length : found) - At;
    }

    public void Keep(int count = 1) => CopyInto(_code, count);

    public void Comment(int count) => CopyInto(_comments, count);

    public void Skip(int count = 1) => At = Math.Min(At + count, _source.Length);

    private void CopyInto(char[] target, int count)
    {
        int from = At;
        Skip(count);
        _source.CopyTo(from, target, from, At - from);
    }

    private static char[] Blank(string source) =>
        Array.ConvertAll(source.ToCharArray(), character => character == '\n' ? '\n' : ' ');
}
