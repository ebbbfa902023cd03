using System.Collections.Generic;
using System.CommandLine;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>A command line of <c>link</c> that another command has made.</summary>
internal sealed class LinkLine
{
    /// <summary>Parses it, so that what <c>link</c> would refuse is known before anything starts.</summary>
    /// <param name="arguments">The arguments behind <c>link</c>.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public LinkLine(IReadOnlyList<string> arguments)
    {
        Command command = new(LinkCommand.Name);
        Options.AddTo(command);
        (Arguments, Parsed) = (arguments, command.Parse(arguments));
        if (Parsed.Errors.Count > 0)
        {
            throw new UsageException(Parsed.Errors[0].Message);
        }
    }

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>What they say.</summary>
    public ParseResult Parsed { get; }

    /// <summary>What reads them.</summary>
    public LinkOptions Options { get; } = new();
}
