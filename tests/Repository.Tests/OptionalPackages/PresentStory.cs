using System.IO;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>The packages come, their source goes, and at last the downloaded packages go too.</summary>
public sealed class PresentStory : ToyStory
{
    internal ToyBuild Before { get; private set; } = null!;

    internal ToyBuild Present { get; private set; } = null!;

    internal ToyBuild Rebuilt { get; private set; } = null!;

    internal ToyBuild Anew { get; private set; } = null!;

    internal ToyBuild Unwanted { get; private set; } = null!;

    internal ToyBuild After { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        Before = await Toy.Build(ToyRepository.Engine);
        Machine.Feed.AddPinned(ToyRepository.EngineId);
        Present = await Toy.Build(ToyRepository.Engine);
        Machine.Feed.Clear();
        FolderRights.SetWritable(Machine.Packages, writable: false);
        Rebuilt = await Toy.Build(ToyRepository.Engine, "--no-incremental");
        Toy.DeleteOutputs();
        Anew = await Toy.Build(ToyRepository.Engine);
        Unwanted = await Toy.Build(ToyRepository.Engine, "-p:OptionalPackages=false");
        FolderRights.SetWritable(Machine.Packages, writable: true);
        Directory.Delete(Machine.Packages, recursive: true);
        After = await Toy.Build(ToyRepository.Engine);
    }
}
