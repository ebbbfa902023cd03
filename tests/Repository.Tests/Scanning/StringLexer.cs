namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>Reads string literals: regular, verbatim, raw, each of them with or without holes.</summary>
internal sealed class StringLexer(MaskWriter mask, SourceLexer code)
{
    /// <summary>Reads the literal at the cursor, where there is one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryRead()
    {
        int prefix = 0;
        int dollars = 0;
        bool verbatim = false;
        while (mask.Peek(prefix) is '$' or '@')
        {
            dollars += mask.Peek(prefix) == '$' ? 1 : 0;
            verbatim |= mask.Peek(prefix) == '@';
            prefix++;
        }

        if (mask.Peek(prefix) != '"')
        {
            return false;
        }

        mask.Skip(prefix);
        Read(dollars, verbatim);
        return true;
    }

    private void Read(int dollars, bool verbatim)
    {
        int quotes = mask.Run('"');
        if (!verbatim && quotes >= 3)
        {
            mask.Keep(quotes);
            ReadRaw(quotes, dollars);
            return;
        }

        mask.Keep();
        ReadQuoted(dollars > 0, verbatim);
        mask.Keep();
    }

    /// <summary>Reads up to the closing quote; a regular string also ends with its line, as the compiler has it.</summary>
    private void ReadQuoted(bool holes, bool verbatim)
    {
        while (!mask.AtEnd && (verbatim || mask.Peek() != '\n'))
        {
            if (mask.Peek() == '"' && !(verbatim && mask.Peek(1) == '"'))
            {
                return;
            }

            if (holes && mask.Peek() == '{' && mask.Peek(1) != '{')
            {
                ReadHole(braces: 1);
            }
            else
            {
                mask.Skip(EscapeLength(holes, verbatim));
            }
        }
    }

    private int EscapeLength(bool holes, bool verbatim) => mask.Peek() switch
    {
        '\\' when !verbatim => 2,
        '"' => 2,
        '{' when holes => 2,
        _ => 1,
    };

    private void ReadRaw(int quotes, int dollars)
    {
        while (!mask.AtEnd && mask.Run('"') < quotes)
        {
            int braces = mask.Run('{');
            if (dollars > 0 && braces >= dollars)
            {
                mask.Skip(braces - dollars);
                ReadHole(dollars);
            }
            else
            {
                mask.Skip();
            }
        }

        mask.Keep(mask.Run('"'));
    }

    private void ReadHole(int braces)
    {
        mask.Skip(braces);
        code.ReadHole();
        mask.Skip(braces);
    }
}
