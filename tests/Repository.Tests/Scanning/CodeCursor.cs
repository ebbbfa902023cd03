using System;

namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>A cursor over the code of a <see cref="SourceMask"/> that jumps over bracketed groups.</summary>
internal sealed class CodeCursor(string code)
{
    private const string Openers = "([{";
    private const string Closers = ")]}";

    public int At { get; private set; }

    /// <summary>Gets a value indicating whether a group was left open, or closed without having been opened.</summary>
    public bool Unbalanced { get; private set; }

    public bool AtEnd => At >= code.Length;

    public char Current => AtEnd ? '\0' : code[At];

    public bool AtArrow => Current == '=' && At + 1 < code.Length && code[At + 1] == '>';

    public string Slice(int from, int to) => code[from..to];

    public void Advance(int count = 1) => At = Math.Min(At + count, code.Length);

    public void SkipSpace()
    {
        while (char.IsWhiteSpace(Current))
        {
            Advance();
        }
    }

    public void SkipAttributes()
    {
        for (SkipSpace(); Current == '['; SkipSpace())
        {
            SkipGroup();
        }
    }

    /// <summary>Jumps behind the bracket that closes the one at the cursor.</summary>
    public void SkipGroup()
    {
        int depth = 0;
        do
        {
            depth += Openers.Contains(Current, StringComparison.Ordinal) ? 1 : 0;
            depth -= Closers.Contains(Current, StringComparison.Ordinal) ? 1 : 0;
            Advance();
        }
        while (depth > 0 && !AtEnd);
        Unbalanced |= depth > 0;
    }

    /// <summary>Moves to the next semicolon, brace or arrow outside parentheses and square brackets.</summary>
    public void SkipHeader()
    {
        while (!AtEnd && Current is not (';' or '{' or '}') && !AtArrow)
        {
            SkipOne();
        }
    }

    /// <summary>Moves to the semicolon that ends an expression.</summary>
    public void SkipExpression()
    {
        while (!AtEnd && Current is not (';' or '}'))
        {
            SkipOne(braces: true);
        }

        Unbalanced |= Current != ';';
    }

    /// <summary>Steps behind the brace that ends a body, and notes when there is none.</summary>
    public void CloseBody()
    {
        Unbalanced |= Current != '}';
        Advance();
    }

    private void SkipOne(bool braces = false)
    {
        if (Current is '(' or '[' || (braces && Current == '{'))
        {
            SkipGroup();
        }
        else
        {
            Unbalanced |= Current is ')' or ']';
            Advance();
        }
    }
}
