using System;
using System.Collections.Generic;

namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>
/// Finds declarations by their braces. It knows no grammar: a header ends at a semicolon, brace or arrow, and its words
/// tell what the body is. Both branches of an #if are read. (Roslyn would be the better reader, but no package that every
/// NuGet mirror has brings it; the two agree on all files without #if of MQTTnet and bepuphysics2.)
/// </summary>
internal sealed class DeclarationReader(SourceMask mask)
{
    private readonly CodeCursor _cursor = new(mask.Code);
    private readonly List<CodeType> _types = [];
    private readonly List<CodeMethod> _methods = [];
    private int _firstStatement = -1;
    private int _lastStatement;

    private enum Scope
    {
        File,
        Type,
        Property,
    }

    /// <summary>Reads the whole source.</summary>
    public CodeStructure Read()
    {
        ReadMembers(Scope.File, owner: "");
        if (_firstStatement >= 0)
        {
            AddMethod("top-level statements", _firstStatement, _firstStatement, _lastStatement, isAccessor: false);
        }

        return new CodeStructure(_types, _methods, !_cursor.Unbalanced && _cursor.AtEnd);
    }

    private void ReadMembers(Scope scope, string owner)
    {
        while (true)
        {
            int above = _cursor.At;
            _cursor.SkipAttributes();
            if (_cursor.AtEnd || _cursor.Current == '}')
            {
                return;
            }

            ReadMember(scope, owner, above);
        }
    }

    private void ReadMember(Scope scope, string owner, int above)
    {
        int start = _cursor.At;
        _cursor.SkipHeader();
        var header = new DeclarationHeader(_cursor.Slice(start, _cursor.At));
        if (header.IsNamespace)
        {
            ReadNamespace();
        }
        else if (header.IsType)
        {
            ReadType(header, scope);
        }
        else if (scope == Scope.File)
        {
            ReadStatement(header, start);
        }
        else
        {
            ReadBody(header, scope, owner, (above, start));
        }
    }

    private void ReadNamespace()
    {
        if (_cursor.Current == '{')
        {
            _cursor.Advance();
            ReadMembers(Scope.File, owner: "");
            _cursor.CloseBody();
        }
        else
        {
            _cursor.Advance();
        }
    }

    private void ReadType(DeclarationHeader header, Scope scope)
    {
        if (scope == Scope.File)
        {
            _types.Add(new CodeType(header.Name, header.IsPublic));
        }

        if (header.IsEnum)
        {
            _cursor.SkipGroup();
        }
        else if (_cursor.Current == '{')
        {
            _cursor.Advance();
            ReadMembers(Scope.Type, header.Name);
            _cursor.CloseBody();
        }
        else
        {
            _cursor.Advance();
        }
    }

    private void ReadStatement(DeclarationHeader header, int start)
    {
        bool block = _cursor.Current == '{' && !header.IsAssigned;
        SkipBody(block);
        if (!header.IsDirective && !header.IsEmpty)
        {
            _firstStatement = _firstStatement < 0 ? start : _firstStatement;
            _lastStatement = _cursor.At - 1;
        }
    }

    private void ReadBody(DeclarationHeader header, Scope scope, string owner, (int Above, int Start) from)
    {
        bool block = _cursor.Current == '{' && !header.IsAssigned;
        bool arrow = _cursor.AtArrow && !header.IsAssigned;
        if (block && scope == Scope.Type && !header.IsMethod)
        {
            _cursor.Advance();
            ReadMembers(Scope.Property, header.Name);
            _cursor.CloseBody();
            return;
        }

        SkipBody(block);
        if (block || arrow)
        {
            string name = scope == Scope.Property ? $"{owner}.{header.Name}" : header.Name;
            AddMethod(name, from.Above, from.Start, _cursor.At - 1, isAccessor: !header.IsMethod);
        }
    }

    private void SkipBody(bool block)
    {
        if (block)
        {
            _cursor.SkipGroup();
        }
        else
        {
            _cursor.SkipExpression();
            _cursor.Advance();
        }
    }

    private void AddMethod(string name, int above, int start, int end, bool isAccessor) => _methods.Add(new CodeMethod(
        name, LineOf(start), LineOf(end), isAccessor, mask.Comments[above..(end + 1)]));

    private int LineOf(int at) => mask.Code.AsSpan(0, Math.Min(at, mask.Code.Length)).Count('\n') + 1;
}
