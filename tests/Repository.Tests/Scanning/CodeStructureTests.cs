using System.Linq;
using Xunit;

namespace MbRlRobot.Repository.Tests.Scanning;

public sealed class CodeStructureTests
{
    [Theory]
    [InlineData("int Sum(int a, int b) { return a + b; }", "Sum")]
    [InlineData("int Sum(int a) => a;", "Sum")]
    [InlineData("public (int, int) Pair(int a = 3) { }", "Pair")]
    [InlineData("T Make<T>(T a) where T : new() { }", "Make")]
    [InlineData("void Run(Func<int> f = () => 1, int[] x = null) { }", "Run")]
    [InlineData("void IRun.Run() { }", "Run")]
    [InlineData("public C(int a) : base(a) { }", "C")]
    [InlineData("~C() { }", "~C")]
    [InlineData("public static bool operator ==(C a, C b) => true;", "operator ==")]
    [InlineData("public static implicit operator int(C a) { }", "operator int")]
    [InlineData("[Fact] [InlineData(\"{\")] void Test() { }", "Test")]
    [InlineData("void Local() { int Inner() { return 1; } }", "Local")]
    [InlineData("int Pick(int a) => a switch { 1 => 2, _ => 3 };", "Pick")]
    [InlineData("unsafe void Pin(delegate*<int, void> f) { }", "Pin")]
    public void Finds_methods(string member, string name)
    {
        CodeMethod method = Assert.Single(InClass(member).Methods);

        Assert.Equal(name, method.Name);
        Assert.False(method.IsAccessor);
    }

    [Theory]
    [InlineData("int A { get { return 1; } }", "A.get")]
    [InlineData("int A => 1;", "A")]
    [InlineData("(int, int) A { get => (1, 2); }", "A.get")]
    [InlineData("int this[int i] { get { return 1; } }", "this.get")]
    [InlineData("int A { get; private set { field = value; } } = 3;", "A.set")]
    [InlineData("event Action E { add { } }", "E.add")]
    [InlineData("Func<(int, int), int> A => x => 1;", "A")]
    public void Finds_accessors(string member, string name)
    {
        CodeMethod method = Assert.Single(InClass(member).Methods);

        Assert.Equal(name, method.Name);
        Assert.True(method.IsAccessor);
    }

    [Theory]
    [InlineData("int _a;")]
    [InlineData("int A { get; set; }")]
    [InlineData("int A { get; } = new X { B = 1 }.B;")]
    [InlineData("Foo _a = new Foo() { B = 1 };")]
    [InlineData("Func<int, int> _a = x => { return x; };")]
    [InlineData("int[] _a = [1, 2];")]
    [InlineData("abstract void Run();")]
    [InlineData("delegate int Sum(int a);")]
    [InlineData("enum Kind { A = 1, B }")]
    [InlineData("record Pair(int A, int B);")]
    [InlineData("// void Run() { }")]
    [InlineData("string _a = \"void Run() { }\";")]
    public void Counts_nothing_without_a_body(string member)
    {
        CodeStructure structure = InClass(member);

        Assert.Empty(structure.Methods);
        Assert.True(structure.IsBalanced);
        Assert.Equal("C", Assert.Single(structure.Types).Name);
    }

    [Fact]
    public void Measures_from_the_signature_to_the_closing_brace()
    {
        const string source = """
            class C
            {
                /// <summary>A SIMD kernel.</summary>
                [Theory]
                [InlineData(1)]
                public void Run(
                    int a)
                {
                    // why
                }

                private int _b;

                int Twice(int a) =>
                    2 * a;
            }
            """;

        CodeStructure structure = CodeStructure.Of(source);

        Assert.Equal(
            [("Run", 6, 10, 5), ("Twice", 14, 15, 2)],
            structure.Methods.Select(method => (method.Name, method.FirstLine, method.LastLine, method.Lines)));
        Assert.Contains("SIMD kernel", structure.Methods[0].Remarks);
        Assert.Contains("why", structure.Methods[0].Remarks);
        Assert.DoesNotContain("SIMD kernel", structure.Methods[1].Remarks);
    }

    [Theory]
    [InlineData("namespace N; public class A { }", "A")]
    [InlineData("namespace N { public sealed class A { } }", "A")]
    [InlineData("public record A(int B);", "A")]
    [InlineData("public readonly record struct A(int B);", "A")]
    [InlineData("[Flags] public enum A : byte { B = 1 }", "A")]
    [InlineData("public delegate (int, int) A<T>(T a);", "A")]
    [InlineData("public interface A<in T> where T : class { void Run(); }", "A")]
    [InlineData("public class A { public class B { public enum C { D } } }", "A")]
    [InlineData("public static class A { extension(int x) { public int Twice() => 2 * x; } }", "A")]
    [InlineData("using X; using Y = System.Int32; class B; public class A(int b) : B(b) { }", "A")]
    public void Finds_the_public_type(string source, string name)
    {
        CodeStructure structure = CodeStructure.Of(source);

        Assert.Equal(name, Assert.Single(structure.Types, type => type.IsPublic).Name);
        Assert.True(structure.IsBalanced);
    }

    [Fact]
    public void Counts_the_top_level_statements_of_a_program_as_one_method()
    {
        const string source = """
            using System;
            using static System.Math;

            using var file = Open();
            if (args.Length > 0)
            {
                return 1;
            }

            return file.Kind switch { 1 => 2, _ => 3 };

            static int Open() => 1;

            class Rest { }
            """;

        CodeMethod method = Assert.Single(CodeStructure.Of(source).Methods);

        Assert.Equal((4, 12), (method.FirstLine, method.LastLine));
    }

    [Theory]
    [InlineData("class C { void Run() { }")]
    [InlineData("class C { } }")]
    [InlineData("class C { void Run( { } }")]
    [InlineData("class C { int _a = 1 }")]
    [InlineData("class C { void Run()) { } }")]
    public void Says_when_brackets_do_not_match(string source) => Assert.False(CodeStructure.Of(source).IsBalanced);

    private static CodeStructure InClass(string member) => CodeStructure.Of($"class C\n{{\n{member}\n}}\n");
}
