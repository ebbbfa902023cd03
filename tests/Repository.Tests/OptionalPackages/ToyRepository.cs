using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>
/// A repository under this one's build rules: an adapter with two optional packages, one with one, a program that
/// references both. In an adapter <c>ToyAdapter.cs</c> is compiled always, <c>Real.cs</c> only with the packages.
/// </summary>
internal sealed class ToyRepository
{
    /// <summary>The project of the adapter with two optional packages, <see cref="BoardIds"/>.</summary>
    public const string Board = "Toy.Board";

    /// <summary>The project of the adapter with one optional package, <see cref="EngineId"/>.</summary>
    public const string Engine = "Toy.Engine";

    /// <summary>The project of the program.</summary>
    public const string App = "Toy.App";

    /// <summary>The one package of <see cref="Engine"/>.</summary>
    public const string EngineId = "Microsoft.ML.OnnxRuntime";

    /// <summary>The two packages of <see cref="Board"/>.</summary>
    public static readonly string[] BoardIds = ["System.Device.Gpio", "Iot.Device.Bindings"];

    private static readonly string[] Rules =
    [
        ".editorconfig", "Directory.Build.props", "Directory.Build.rsp", "Directory.Build.targets", "Directory.Packages.props",
        "global.json",
    ];

    private readonly ToyMachine _machine;

    /// <summary>Initializes a new instance of the <see cref="ToyRepository"/> class and writes its files.</summary>
    /// <param name="machine">The machine that it lies on.</param>
    /// <param name="name">Its folder's name.</param>
    public ToyRepository(ToyMachine machine, string name = "toy")
    {
        _machine = machine;
        Root = machine.Create(name);
        foreach (string rule in Rules)
        {
            File.Copy(Checkout.Absolute(rule), Path.Combine(Root, rule));
        }

        WriteSource(machine.Feed.Folder);
        WriteAdapter(Board, "a simulated board stands in", BoardIds);
        WriteAdapter(Engine, "a built-in engine stands in", EngineId);
        WriteApp();
    }

    /// <summary>Gets the root folder.</summary>
    public string Root { get; }

    /// <summary>Gets the records of packages that no source has.</summary>
    public IReadOnlyList<FileInfo> AbsentRecords
    {
        get
        {
            var folder = new DirectoryInfo(Path.Combine(Root, "artifacts", "optional-packages"));
            return folder.Exists ? folder.GetFiles("*.absent") : [];
        }
    }

    /// <summary>Makes this the only NuGet source.</summary>
    public void WriteSource(string source) => Write("nuget.config", $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="toy" value="{source.Replace("&", "&amp;", StringComparison.Ordinal)}" />
          </packageSources>
        </configuration>
        """);

    /// <summary>Builds a project without analysers: they cost seconds and say nothing about packages.</summary>
    public Task<ToyBuild> Build(string project, params string[] arguments) =>
        BuildStrictly(project, ["-p:RunAnalyzers=false", .. arguments]);

    /// <summary>Builds a project with all analysers.</summary>
    public Task<ToyBuild> BuildStrictly(string project, params string[] arguments) =>
        Dotnet(["build", project, "-c", "Release", "-v:normal", .. arguments]);

    /// <summary>Restores a project.</summary>
    public Task<ToyBuild> Restore(string project, params string[] arguments) =>
        Dotnet(["restore", project, "-v:normal", .. arguments]);

    /// <summary>Removes what was built and restored, but not the records.</summary>
    public void DeleteOutputs()
    {
        Directory.Delete(Path.Combine(Root, "artifacts", "bin"), recursive: true);
        Directory.Delete(Path.Combine(Root, "artifacts", "obj"), recursive: true);
    }

    private async Task<ToyBuild> Dotnet(string[] arguments)
    {
        var request = new ProcessRequest(IsolatedEnvironment.Dotnet, arguments, Root, _machine.Environment)
        {
            Limit = TimeSpan.FromMinutes(3),
        };
        ProcessResult result = await ChildProcess.Run(request, CancellationToken.None);
        return new ToyBuild(result.ExitCode, result.Output + result.Errors, ToyAssembly.Read(Root, Board), ToyAssembly.Read(Root, Engine));
    }

    private void WriteAdapter(string name, string standIn, params string[] packages)
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OptionalPackagesStandIn>{standIn}</OptionalPackagesStandIn>
              </PropertyGroup>
              <ItemGroup>
                <OptionalPackage Include="{string.Join(';', packages)}" />
              </ItemGroup>
            </Project>
            """);
        Write($"{name}/ToyAdapter.cs", $"""
            namespace {name};

            /// <summary>Compiled always.</summary>
            public static class ToyAdapter;

            """);
        Write($"{name}/Real.cs", $"""
            namespace {name};

            /// <summary>Compiled with the packages only.</summary>
            public static class Real;

            """);
    }

    private void WriteApp()
    {
        Write($"{App}/{App}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../{Board}/{Board}.csproj" />
                <ProjectReference Include="../{Engine}/{Engine}.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write($"{App}/Program.cs", "return 0;\n");
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(Root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
