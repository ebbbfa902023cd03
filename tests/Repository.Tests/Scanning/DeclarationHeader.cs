using System;
using System.Text.RegularExpressions;

namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>What stands before the body of a declaration, without its attributes: <c>public int Sum(int a, int b)</c>.</summary>
internal sealed class DeclarationHeader
{
    private const string Modifiers =
        @"\A(?:(?:public|protected|internal|private|file|static|abstract|sealed|partial|readonly|ref|unsafe|new)\s+)*";

    private static readonly Regex Type = new(
        Modifiers + @"(?:record\s+class|record\s+struct|record|class|struct|interface|enum|extension)\b\s*(?<name>\w*)");

    private static readonly Regex Delegate = new(Modifiers + @"delegate\b(?!\s*\*)");

    private static readonly Regex Method = new(
        @"(?<name>\boperator\s*[^\s(]+(?:\s+\w+)?|~?\w+)\s*(?:<[^()]*>)?\s*\(\)\z");

    private static readonly Regex Property = new(@"(?<name>\w+)\s*(?:\[\])?\z");

    private static readonly Regex UsingDirective = new(
        @"\A(?:global\s+)?using\s+(?!var\b)(?:static\s+|unsafe\s+)?[A-Za-z_][\w.:]*\s*(?:=.*)?\z", RegexOptions.Singleline);

    private static readonly Regex Group = new(@"\((?:[^()\[\]]|\(\)|\[\])+\)|\[(?:[^()\[\]]|\(\)|\[\])+\]");
    private static readonly Regex Tail = new(@"\s*(?:\bwhere\s+\w+\s*:.*|:\s*(?:base|this)\s*\(\))\z", RegexOptions.Singleline);
    private readonly string _text;

    /// <summary>Initializes a new instance of the <see cref="DeclarationHeader"/> class.</summary>
    public DeclarationHeader(string code)
    {
        _text = code.Trim();
        while (Group.IsMatch(_text))
        {
            _text = Group.Replace(_text, group => group.Value[0] == '(' ? "()" : "[]");
        }

        _text = IsType ? _text : Tail.Replace(_text, "");
    }

    public bool IsEmpty => _text.Length == 0;

    public bool IsNamespace => Regex.IsMatch(_text, @"\Anamespace\s");

    public bool IsDirective => UsingDirective.IsMatch(_text) || _text.StartsWith("extern alias", StringComparison.Ordinal);

    public bool IsType => Type.IsMatch(_text) || IsDelegate;

    public bool IsDelegate => Delegate.IsMatch(_text);

    public bool IsEnum => Regex.IsMatch(_text, Modifiers + @"enum\b");

    public bool IsPublic => Regex.IsMatch(_text, @"\A(?:\w+\s+)*?public\b");

    /// <summary>Gets a value indicating whether the initialiser of a field or property has begun.</summary>
    public bool IsAssigned => _text.Contains('=', StringComparison.Ordinal) && !Regex.IsMatch(_text, @"\boperator\b");

    /// <summary>Gets a value indicating whether this declares something with a parameter list in parentheses.</summary>
    public bool IsMethod => !IsType && !IsAssigned && Method.IsMatch(_text);

    /// <summary>Gets the declared name, as messages show it.</summary>
    public string Name
    {
        get
        {
            Regex pattern = IsDelegate || IsMethod ? Method : IsType ? Type : Property;
            return pattern.Match(_text).Groups["name"].Value;
        }
    }
}
