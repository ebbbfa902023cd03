using System.Threading.Tasks;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>A release asks for all packages while the source has one of three; then one adapter has all of its own.</summary>
public sealed class RequireStory : ToyStory
{
    internal ToyBuild Lacking { get; private set; } = null!;

    internal ToyBuild Misspelt { get; private set; } = null!;

    internal ToyBuild Misversioned { get; private set; } = null!;

    internal ToyBuild Unrestored { get; private set; } = null!;

    internal ToyBuild Complete { get; private set; } = null!;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        Machine.Feed.AddPinned(ToyRepository.BoardIds[0]);
        Lacking = await Toy.Build(ToyRepository.App, "-p:OptionalPackages=require");
        Misspelt = await Toy.Build(ToyRepository.Engine, "-p:OptionalPackages=banana");
        Misversioned = await Toy.Restore(ToyRepository.Engine, "-p:OnnxRuntimeVersion=newest");
        Unrestored = await Toy.Build(ToyRepository.Engine, "--no-restore", "-p:OptionalPackages=require");
        Machine.Feed.AddPinned(ToyRepository.BoardIds[1]);
        Complete = await Toy.Build(ToyRepository.Board, "-p:OptionalPackages=require");
    }
}
