using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;

namespace MbRlRobot.Apps.Tests;

/// <summary>The lines that a program has written so far; one thread writes, others may look.</summary>
internal sealed class LineLog : TextWriter
{
    private readonly ConcurrentQueue<string> _lines = [];

    public override Encoding Encoding => Encoding.UTF8;

    public string[] Lines => [.. _lines];

    public bool Has(string text) => _lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    public override void WriteLine(string? value) => _lines.Enqueue(value ?? string.Empty);

    public override void Write(char value) => throw new NotSupportedException("Lines only.");
}
