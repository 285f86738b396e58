"""Parameters of a method: weights of an index, classes of scores, assumptions, rates of a subsidy."""

from __future__ import annotations

import re

from poliscope.data.articles.signs import compile_from

__all__ = ["is_parameter"]

#: A weight in an index, an assumption of a sum, a parameter of a subsidy.
_PARAMETER_ZH = compile_from(
    r"入分单占参受权样每测满监研统评调赋",
    r"(?:权重|赋分|赋值|占分|分值|满分)(?:各|均|分别)?(?:为|是|占|达|设为|定为|:|从[\d.]+%?(?:提高|降低|"
    r"调整|调)?[至到为])*(?:[\d.]+%?[、和及])*$|"
    r"(?:评价|测评|评估|监测|参评|调查|研究|统计)对象(?:为|是|包括|涵盖|覆盖|共|有|:|全部|全国|"
    r"[\u4e00-\u9fff]{2,4})*$|"
    r"(?:参评|受评|入围样本|样本)(?:的)?(?:城市|地区|单位|企业)?(?:为|是|共|有|包括|:)*$|"
    r"(?:单个|每个|每家|每项|单项|单户|单家|每人)[^,。;\d]{0,6}(?:补助|补贴|奖励|资助|扶持)[^,。;\d]{0,6}$",
)
_ASSUMED_ZH = re.compile(r"按(?:照|每|户|套|人|年)?(?:均|每[\u4e00-\u9fff]{1,3})?(?:面积)?(?:约)?$")
_RECKONED_ZH = re.compile(r"[^。;)]{0,14}(?:粗算|估算|测算|计算|折算|推算|算)(?!力|法)")
#: 得分在60分以上的城市有5个: the count is the claim.
_CLASS_ZH = re.compile(
    r"(?:的|[\u4e00-\u9fff]{0,2}(?:城市|地区|企业|省份|县|区))[^,。;\d]{0,8}?(?:有|共|达|为|仅|只有|增至|"
    r"还有|仍有|占)?(?:[\d一二两三四五六七八九十]|近|约|超)"
)

_BOUNDS_BEHIND = frozenset(["以上", "以下", "以内"])
_BOUNDS_BEFORE = ("低于", "高于", "超过", "不足", "不到", "大于", "小于")


def is_parameter(text: str, before: str, end: int) -> bool:
    """Tell a parameter of a method from a finding.

    Parameters
    ----------
    before : str
        What stands before the number in its sentence.
    end : int
        Where the number ends.
    """
    if _PARAMETER_ZH.search(before) or (_ASSUMED_ZH.search(before) and _RECKONED_ZH.match(text, end)):
        return True
    bounded = text[end - 2 : end] in _BOUNDS_BEHIND or before.endswith(_BOUNDS_BEFORE)
    return bool(
        bounded and text[end - 6 : end].rstrip("以上下内及")[-1:] in "分岁" and _CLASS_ZH.match(text, end)
    )
