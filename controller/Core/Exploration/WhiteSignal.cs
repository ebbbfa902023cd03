using MbRlRobot.Numerics;

namespace MbRlRobot.Exploration;

/// <summary>A uniform random value at every step. At control rates it averages out: slow robots hardly move.</summary>
internal sealed class WhiteSignal : IExplorationSignal
{
    private const ulong Stream = 0;
    private Philox _generator;

    /// <inheritdoc/>
    public void Start(ulong seed) => _generator = new Philox(seed);

    /// <inheritdoc/>
    public float At(int step) => (2 * Philox.ToUniform(_generator.Block(Stream, (ulong)step).A)) - 1;
}
