using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Sizes;

/// <summary>The sizes of all projects as a Markdown table.</summary>
internal static class SizeReport
{
    private const string Head = """
        # Sizes

        Lines include comments and blank ones. Files and methods: count, median / p90 / max of lines.

        | project | lines | files | lines per file | methods | lines per method |
        |---|--:|--:|--:|--:|--:|

        """;

    /// <summary>Writes the report about these files.</summary>
    public static string Of(IReadOnlyList<ProjectFile> projects, IReadOnlyCollection<SourceSize> sources)
    {
        SourceSize[] product = [.. sources.Where(source => source.File.IsProduct)];
        SourceSize[] tests = [.. sources.Where(source => !source.File.IsProduct)];
        ProjectSize productSize = ProjectSize.Of("**product**", product);
        ProjectSize testSize = ProjectSize.Of("**tests**", tests);
        IEnumerable<ProjectSize> rows = projects
            .Select(project => ProjectSize.Of(project.Name, [.. sources.Where(source => source.File.IsUnder(project.File.Folder))]))
            .Append(productSize)
            .Append(testSize);
        var report = new StringBuilder(Head);
        foreach (ProjectSize row in rows)
        {
            _ = report.Append(Row(row)).Append('\n');
        }

        return report.Append(CultureInfo.InvariantCulture, $"\nTest lines per product line: {Ratio(testSize, productSize):F2}\n")
            .ToString();
    }

    private static double Ratio(ProjectSize tests, ProjectSize product) =>
        product.Lines == 0 ? 0 : (double)tests.Lines / product.Lines;

    private static string Row(ProjectSize size) =>
        $"| {size.Name} | {size.Lines} | {size.Files.Count} | {Cell(size.Files)} | {size.Methods.Count} | {Cell(size.Methods)} |";

    private static string Cell(Distribution sizes) => $"{sizes.Median} / {sizes.P90} / {sizes.Max}";
}
