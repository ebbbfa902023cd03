using System.Threading.Tasks;
using Xunit;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>A few builds of one toy repository in a row, shared by all tests of a class.</summary>
public abstract class ToyStory : IAsyncLifetime
{
    internal ToyMachine Machine { get; } = new();

    internal ToyRepository Toy => field ??= new ToyRepository(Machine);

    /// <inheritdoc />
    public abstract Task InitializeAsync();

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Machine.Dispose();
        return Task.CompletedTask;
    }
}
