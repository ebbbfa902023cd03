using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Repository.Tests.Reading;
using Xunit;

namespace MbRlRobot.Repository.Tests.Architecture;

public sealed class TextTests
{
    private const string Loop = "controller/Core/Loop/A.cs";
    private const string Link = "controller/Core/Link/A.cs";
    private const string Test = "tests/Core.Tests/A.cs";

    public static TheoryData<string> RuleNames => [.. TextRules.All.Keys];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void The_repository_is_free_of(string rule) =>
        Violations.AssertNone(Checkout.WithExtension(".cs").SelectMany(TextRules.All[rule].Violations));

    [Fact]
    public void Nothing_that_is_built_or_run_notes_unfinished_work()
    {
        string[] extensions = [".csproj", ".props", ".targets", ".json", ".yml", ".sh", ".service", ".conf", ".proto"];

        Assert.DoesNotContain(Checkout.WithExtension(extensions), file => Regex.IsMatch(file.Text, @"\b(TODO|FIXME|HACK)\b"));
    }

    [Theory]
    [InlineData("LINQ in a control tick", Loop, "using System.Linq;")]
    [InlineData("LINQ in a control tick", "controller/Core/Planning/Cem/A.cs", "int a = System.Linq.Enumerable.Max(b);")]
    [InlineData("Task.Run in a control tick", Loop, "Task.Run(Plan);")]
    [InlineData("Task.Run in a control tick", "controller/Core/Rollouts/A.cs", "Task\n    .Run(Plan);")]
    [InlineData("lock in a control tick", Loop, "lock (_gate)")]
    [InlineData("lock in a control tick", "controller/Core/Safety/A.cs", "lock(_gate)")]
    [InlineData("Thread.Sleep in a control tick", Loop, "Thread.Sleep(1);")]
    [InlineData("System.Random", Link, "int a = new Random(1).Next();")]
    [InlineData("System.Random", Link, "Random random = new(1);")]
    [InlineData("System.Random", Link, "int a = Random.Shared.Next();")]
    [InlineData("System.Random", Link, "private readonly Random _random;")]
    [InlineData("DateTime.Now", "trainer/App/A.cs", "string a = $\"{DateTime.Now}\";")]
    [InlineData("DateTime.Now", Link, "DateTimeOffset.Now")]
    [InlineData("namespace with a segment Shared", "shared/A.cs", "namespace MbRlRobot.Shared.Bus;")]
    [InlineData("NotImplementedException", Test, "throw new NotImplementedException();")]
    [InlineData("a test that is always skipped", Test, "[Fact(Skip = \"later\")]")]
    [InlineData("a test that is always skipped", Test, "[Fact(Skip=$\"later {1}\")]")]
    [InlineData("a note about unfinished work", Link, "int a; // TODO: name it")]
    [InlineData("a note about unfinished work", Test, "/* FIXME */")]
    public void Refuses(string rule, string path, string code) =>
        Assert.Equal([$"{path}:2: {rule}"], TextRules.All[rule].Violations(new TextFile(path, "\n" + code + "\n")));

    [Theory]
    [InlineData("LINQ in a control tick", Link, "using System.Linq;")]
    [InlineData("LINQ in a control tick", Loop, "// no System.Linq here")]
    [InlineData("Task.Run in a control tick", Link, "Task.Run(Publish);")]
    [InlineData("lock in a control tick", Loop, "Unlock(); block(a);")]
    [InlineData("System.Random", Link, "kind = SourceKind.Random; RandomShooting shooting = new(1);")]
    [InlineData("System.Random", Test, "new Random(1)")]
    [InlineData("DateTime.Now", Link, "throw new E(\"DateTime.Now\"); // DateTime.Now")]
    [InlineData("namespace with a segment Shared", Link, "namespace MbRlRobot.SharedMemory;")]
    [InlineData("a test that is always skipped", Test, "Skip = reason;")]
    [InlineData("a note about unfinished work", Link, "string a = \"TODO\";")]
    public void Accepts(string rule, string path, string code) =>
        Assert.Empty(TextRules.All[rule].Violations(new TextFile(path, code)));
}
