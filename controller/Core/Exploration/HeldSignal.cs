using MbRlRobot.Numerics;

namespace MbRlRobot.Exploration;

/// <summary>
/// A uniform random value held for a random number of steps; as a doublet, followed by its negative for as long, so
/// that what was pushed away is brought back and a cart does not leave its track.
/// </summary>
/// <param name="fewest">The fewest steps held.</param>
/// <param name="most">The most.</param>
/// <param name="isDoublet">Whether the negative follows.</param>
internal sealed class HeldSignal(int fewest, int most, bool isDoublet) : IExplorationSignal
{
    private const ulong Stream = 0;
    private Philox _generator;
    private ulong _drawn;
    private int _until;
    private int _length;
    private float _value;
    private bool _isNegative;

    /// <inheritdoc/>
    public void Start(ulong seed)
    {
        _generator = new Philox(seed);
        (_drawn, _until, _length, _value) = (0, 0, 0, 0);
        _isNegative = true;
    }

    /// <inheritdoc/>
    public float At(int step)
    {
        if (step >= _until)
        {
            Turn();
        }

        return _value;
    }

    private void Turn()
    {
        if (isDoublet && !_isNegative)
        {
            _value = -_value;
            _isNegative = true;
        }
        else
        {
            PhiloxBlock words = _generator.Block(Stream, _drawn++);
            _value = (2 * Philox.ToUniform(words.A)) - 1;
            _length = fewest + (int)(((ulong)words.B * (ulong)(most - fewest + 1)) >> 32);
            _isNegative = false;
        }

        _until += _length;
    }
}
