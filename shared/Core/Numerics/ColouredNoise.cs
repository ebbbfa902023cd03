using System;
using System.Runtime.InteropServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// Gaussian noise over time whose power falls with frequency as 1/f^beta (Timmer and Koenig 1995; the action noise of
/// iCEM, Pinneri et al. 2020). The spectrum is colorednoise's: f_k = k/H, the mean as strong as the lowest frequency, and
/// the real parts of mean and Nyquist frequency times the square root of 2. It is scaled so that every sample has variance 1
/// exactly; colorednoise leaves the mean out of its scale, and is stronger by what the mean adds.
/// </summary>
/// <remarks>
/// The inverse Fourier transform of H independent normal numbers is one linear map [H, H], made once in the constructor: each
/// draw is a matrix product, a sequence per lane. Same bits at every width.
/// </remarks>
public sealed class ColouredNoise
{
    private const float TwoPi = 6.28318531f;
    private readonly float[] _map;
    private readonly LaneWidth _width;

    /// <summary>Makes the map.</summary>
    /// <param name="horizon">H, the samples of a sequence; at least 1.</param>
    /// <param name="beta">The exponent: 0 is white noise, 1 pink, 2 a random walk's; at least 0.</param>
    /// <param name="width">The lanes to work with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1, or beta negative or not a number.</exception>
    public ColouredNoise(int horizon, double beta, LaneWidth width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (!(beta >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "allowed: 0 or more");
        }

        (Horizon, Beta, _width) = (horizon, beta, width);
        _map = new float[horizon * horizon];
        FillMap();
    }

    /// <summary>H, the samples of a sequence.</summary>
    public int Horizon { get; }

    /// <summary>The exponent.</summary>
    public double Beta { get; }

    /// <summary>How much of each normal number each sample gets: [H samples, H numbers], row-major; each row has length 1.</summary>
    public ReadOnlySpan<float> Map => _map;

    /// <summary>Turns white noise into coloured noise, many sequences at once.</summary>
    /// <param name="white">Independent standard normal numbers: [H][sequences].</param>
    /// <param name="coloured">Receives the sequences: [H][sequences]; other memory than <paramref name="white"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a row is not a whole number of the widest lanes, 16.</exception>
    public void Apply(ReadOnlySpan<float> white, Span<float> coloured)
    {
        int columns = white.Length / Horizon;
        if (coloured.Length != white.Length || columns * Horizon != white.Length || columns % Lanes512.Count != 0)
        {
            throw new ArgumentException(
                $"The noise has {white.Length} and {coloured.Length} numbers; allowed: twice the same multiple of {Horizon * Lanes512.Count}.",
                nameof(coloured));
        }

        if (Beta == 0)
        {
            white.CopyTo(coloured);
            return;
        }

        coloured.Clear();
        Multiply(ref MemoryMarshal.GetReference(white), ref MemoryMarshal.GetReference(coloured), columns);
    }

    private void Multiply(ref float white, ref float coloured, int columns)
    {
        ref float map = ref MemoryMarshal.GetArrayDataReference(_map);
        MatrixView view = new(Horizon, Horizon, Horizon, 1);
        switch (_width)
        {
            case LaneWidth.Sixteen:
                MatrixProduct.MultiplyAdd<Lanes512>(ref map, view, ref white, columns, ref coloured, columns, columns);
                break;
            case LaneWidth.Eight:
                MatrixProduct.MultiplyAdd<Lanes256>(ref map, view, ref white, columns, ref coloured, columns, columns);
                break;
            default:
                MatrixProduct.MultiplyAdd<Lanes128>(ref map, view, ref white, columns, ref coloured, columns, columns);
                break;
        }
    }

    private void FillMap()
    {
        FillColumn(0, 0, isSine: false, scale: MathF.Sqrt(2));
        for (int frequency = 1; 2 * frequency <= Horizon; frequency++)
        {
            float amplitude = Amplitude(frequency);
            if (2 * frequency == Horizon)
            {
                // irfft counts every frequency twice but the mean and this one: half of 2, times the square root of 2
                FillColumn(Horizon - 1, frequency, isSine: false, MathF.Sqrt(2) * amplitude);
            }
            else
            {
                FillColumn((2 * frequency) - 1, frequency, isSine: false, 2 * amplitude);
                FillColumn(2 * frequency, frequency, isSine: true, -2 * amplitude);
            }
        }

        Normalise();
    }

    private void FillColumn(int column, int frequency, bool isSine, float scale)
    {
        for (int sample = 0; sample < Horizon; sample++)
        {
            float turns = (float)((long)frequency * sample % Horizon) / Horizon;
            Lanes128 sine = LaneAngles.SinCos(Lanes128.Broadcast(turns * TwoPi), out Lanes128 cosine);
            _map[(sample * Horizon) + column] = scale * First(isSine ? sine : cosine);
        }
    }

    private void Normalise()
    {
        for (int sample = 0; sample < Horizon; sample++)
        {
            Span<float> row = _map.AsSpan(sample * Horizon, Horizon);
            double variance = 0;
            foreach (float weight in row)
            {
                variance += (double)weight * weight;
            }

            float scale = (float)(1 / Math.Sqrt(variance));
            foreach (ref float weight in row)
            {
                weight *= scale;
            }
        }
    }

    /// <summary>s_k relative to the lowest frequency's: k^(-beta/2), by our own logarithm, as no library's gives the same bits everywhere.</summary>
    private float Amplitude(int frequency) =>
        First(LaneMath.Exp(Lanes128.Broadcast((float)(-Beta / 2)) * LaneMath.Log(Lanes128.Broadcast(frequency))));

    private static float First(Lanes128 lanes)
    {
        Span<float> values = stackalloc float[4];
        lanes.Store(ref MemoryMarshal.GetReference(values), 0);
        return values[0];
    }
}
