using System;
using System.IO;
using System.Threading.Tasks;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>No source has the packages; at the end one gets them.</summary>
public sealed class AbsentStory : ToyStory
{
    internal ToyBuild First { get; private set; } = null!;

    internal int Records { get; private set; }

    internal ToyBuild Second { get; private set; } = null!;

    internal ToyBuild AfterADay { get; private set; } = null!;

    internal ToyBuild WithoutRestore { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        First = await Toy.BuildStrictly(ToyRepository.App, "-m:4");
        Records = Toy.AbsentRecords.Count;
        Second = await Toy.Build(ToyRepository.App);
        foreach (FileInfo record in Toy.AbsentRecords)
        {
            record.LastWriteTime = DateTime.Now.AddHours(-25);
        }

        AfterADay = await Toy.Build(ToyRepository.Engine);
        Machine.Feed.AddPinned(ToyRepository.EngineId);
        WithoutRestore = await Toy.Build(ToyRepository.Engine, "--no-restore");
    }
}
