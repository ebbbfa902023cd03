using System;

namespace MbRlRobot.Loop;

/// <summary>Goals and set-points that somebody has set: they win over what an episode draws, until the process ends.</summary>
internal sealed class ParameterSettings
{
    private readonly float[] _values;

    public ParameterSettings(int count)
    {
        _values = new float[count];
        Array.Fill(_values, float.NaN);
    }

    /// <summary>Sets one, in its unit.</summary>
    public void Set(int parameter, float value) => _values[parameter] = value;

    /// <summary>Puts those that were set in the place of those drawn.</summary>
    public void Apply(Span<float> parameters)
    {
        for (int parameter = 0; parameter < _values.Length; parameter++)
        {
            parameters[parameter] = float.IsNaN(_values[parameter]) ? parameters[parameter] : _values[parameter];
        }
    }
}
