namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>Walks a C# source and tells code from comments, directives and literals.</summary>
internal sealed class SourceLexer
{
    private readonly MaskWriter _mask;
    private readonly StringLexer _strings;

    /// <summary>Initializes a new instance of the <see cref="SourceLexer"/> class.</summary>
    public SourceLexer(MaskWriter mask)
    {
        _mask = mask;
        _strings = new StringLexer(mask, this);
    }

    /// <summary>Reads to the end of the source.</summary>
    public void ReadAll()
    {
        while (!_mask.AtEnd)
        {
            ReadOne();
        }
    }

    /// <summary>Reads the code in a hole of an interpolated string, up to the brace that closes the hole.</summary>
    public void ReadHole()
    {
        int depth = 0;
        while (!_mask.AtEnd && !(depth == 0 && AtHoleEnd()))
        {
            depth += _mask.Peek() switch
            {
                '(' or '[' or '{' => 1,
                ')' or ']' or '}' => -1,
                _ => 0,
            };
            ReadOne();
        }

        _mask.Skip(_mask.DistanceTo("}"));
    }

    private bool AtHoleEnd()
    {
        bool formatClause = _mask.Peek() == ':' && _mask.Peek(1) != ':' && _mask.Peek(-1) != ':';
        return formatClause || _mask.Peek() == '}';
    }

    private void ReadOne()
    {
        if (_mask.StartsWith("//"))
        {
            _mask.Comment(_mask.DistanceTo("\n"));
        }
        else if (_mask.StartsWith("/*"))
        {
            _mask.Comment(_mask.DistanceTo("*/", ahead: 2) + 2);
        }
        else if (_mask.Peek() == '#')
        {
            _mask.Skip(_mask.DistanceTo("\n"));
        }
        else if (_mask.Peek() == '\'')
        {
            ReadCharacter();
        }
        else if (!_strings.TryRead())
        {
            _mask.Keep();
        }
    }

    private void ReadCharacter()
    {
        _mask.Keep();
        _mask.Skip(_mask.Peek() == '\\' ? 2 : 1);
        _mask.Skip(_mask.DistanceTo("'"));
        _mask.Keep();
    }
}
