using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Repository.Tests.Scanning;

namespace MbRlRobot.Repository.Tests.Sizes;

/// <summary>The caps that hold for every C# file, and the targets that hold for the product as a whole.</summary>
internal static class SizeRule
{
    private const int FileCap = 300;
    private const int MethodCap = 50;
    private const int KernelCap = 80;
    private const string KernelRemark = "SIMD kernel";

    /// <summary>Gives what one file does wrong.</summary>
    public static IEnumerable<string> Violations(SourceSize source)
    {
        string path = source.File.Path;
        if (!source.Structure.IsBalanced)
        {
            yield return $"{path}: its brackets do not match (under #if?), so that it cannot be measured";
        }

        if (source.Lines > FileCap)
        {
            yield return $"{path}: {source.Lines} lines, at most {FileCap}";
        }

        string[] types = [.. source.Structure.Types.Where(type => type.IsPublic).Select(type => type.Name)];
        if (types.Length > 1)
        {
            yield return $"{path}: {types.Length} public types ({string.Join(", ", types)}), at most 1";
        }

        foreach (CodeMethod method in source.Structure.Methods.Where(method => method.Lines > Cap(method)))
        {
            yield return $"{path}:{method.FirstLine}: {method.Name} has {method.Lines} lines, at most {Cap(method)}";
        }
    }

    /// <summary>Gives the targets that a set of files misses.</summary>
    public static IEnumerable<string> MissedTargets(ProjectSize size)
    {
        (string What, int Is, int AtMost)[] targets =
        [
            ("median of lines per file", size.Files.Median, 80),
            ("p90 of lines per file", size.Files.P90, 200),
            ("median of lines per method", size.Methods.Median, 8),
            ("p90 of lines per method", size.Methods.P90, 25),
        ];
        return targets.Where(target => target.Is > target.AtMost)
            .Select(target => $"{size.Name}: {target.What} is {target.Is}, at most {target.AtMost}");
    }

    private static int Cap(CodeMethod method) =>
        method.Remarks.Contains(KernelRemark, StringComparison.Ordinal) ? KernelCap : MethodCap;
}
